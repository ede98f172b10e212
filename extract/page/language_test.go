package page

import (
	"strings"
	"testing"
)

// plain is a sentence of the kind that news is made of.
const plain = "The ministry said on Monday that the company had signed a contract for a wind farm of 100 MW in the north of the country."

func TestLanguage(t *testing.T) {
	for want, sentences := range map[string][]string{
		"en": {
			plain,
			"The council said on Monday that the plant would be closed by the end of the year.",
			"Masdar and the ministry agreed on terms for a 200 MW plant.",
			"Präsident Müller of Österreichische Energie AG said that the plant in Kärnten would be the first of its kind.",
			"Kazakhstan, China sign deal on wind power to be built in Almaty.",
		},
		"de": {"Das Unternehmen hat mit der Regierung einen Vertrag über den Bau eines Windparks unterzeichnet, der bis 2030 ans Netz gehen soll.", "Der Rat teilte am Montag mit, dass das Werk bis zum Ende des Jahres geschlossen wird."},
		"fr": {"La société a signé avec le gouvernement un contrat pour la construction d’un parc éolien dans le nord du pays.", "Le conseil a annoncé lundi que la centrale sera fermée avant la fin de l'année."},
		"es": {"La empresa firmó con el gobierno un contrato para la construcción de un parque eólico en el norte del país.", "El consejo dijo el lunes que la planta se cerrará antes de que termine el año."},
		"it": {"La società ha firmato con il governo un contratto per la costruzione di un parco eolico nel nord del paese.", "Il consiglio ha detto lunedì che la centrale sarà chiusa alla fine dell'anno."},
		"pt": {"A empresa assinou com o governo um contrato para a construção de um parque eólico no norte do país, segundo a nota."},
		"nl": {"Het bedrijf heeft met de regering een contract getekend voor de bouw van een windpark in het noorden van het land.", "De raad zei maandag dat de centrale voor het einde van het jaar wordt gesloten."},
		"sv": {"Bolaget har skrivit ett avtal med regeringen om att bygga en vindkraftpark som är den största i landet och inte dyr."},
		"pl": {"Spółka podpisała z rządem umowę na budowę farmy wiatrowej, która ma być gotowa do 2030 roku i jest to nie pierwsza."},
		"tr": {"Şirket, ülkenin kuzeyinde bir rüzgâr santrali için hükümet ile anlaşma imzaladı ve bu daha önce de olan bir karar."},
		"ru": {"Компания подписала с правительством договор о строительстве ветропарка на севере страны, который будет готов в 2030 году.", "Совет сообщил в понедельник, что станция будет закрыта до конца года."},
		"uk": {"Компанія підписала з урядом договір про будівництво вітропарку на півночі країни, який буде готовий до кінця року.", "Рада повідомила в понеділок, що станцію буде закрито до кінця року."},
		"kk": {"Компания мен үкімет жел электр станциясын салу туралы келісімге қол қойды және бұл үшін бір жыл керек деп хабарлады."},
		"id": {"Perusahaan itu telah menandatangani kontrak dengan pemerintah untuk membangun pembangkit yang akan selesai pada 2030."},
		"vi": {"Công ty đã ký hợp đồng với chính phủ để xây dựng một trang trại gió và các dự án này được cho là của tỉnh."},
		"zh": {"该公司与政府签署了在该国北部建设风电场的合同，装机容量为100兆瓦。", "市议会星期一表示，这座电厂将在年底之前关闭，工人将得到新的工作。"},
		"ja": {"同社は政府と北部に風力発電所を建設する契約を結んだ。", "市議会は月曜日、発電所を年末までに閉鎖すると発表しました。従業員は別の職場に移ります。"},
		"ko": {"회사는 정부와 북부 지역 풍력 발전소 건설 계약을 체결했다."},
		"ar": {"وقعت الشركة عقدا مع الحكومة لبناء مزرعة رياح في شمال البلاد.", "قال المجلس يوم الاثنين إن المحطة ستغلق قبل نهاية العام."},
		"fa": {"این شرکت با دولت قراردادی برای ساخت نیروگاه بادی در شمال کشور امضا کرد که پنج سال طول می\u200cکشد."},
		"el": {"Η εταιρεία υπέγραψε σύμβαση με την κυβέρνηση."},
		"":   {"", "100 MW", "Astana Solar", "1 2 3 4 5"},
	} {
		for _, s := range sentences {
			if got := Language(s); got != want {
				t.Errorf("Language(%q) = %q, want %q", s, got, want)
			}
		}
	}
}

func TestFunctionWordTable(t *testing.T) {
	words := functionWords()
	if len(words.codes) > 64 {
		t.Fatalf("%d languages, the mask has 64 bits", len(words.codes))
	}
	for i := 1; i < len(words.codes); i++ {
		if words.codes[i-1] >= words.codes[i] {
			t.Errorf("%s is not before %s", words.codes[i-1], words.codes[i])
		}
	}
}

func BenchmarkLanguage(b *testing.B) {
	text := strings.Repeat(plain+" ", 21)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Language(text)
	}
}

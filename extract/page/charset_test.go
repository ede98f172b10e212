package page

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

func TestDecode(t *testing.T) {
	const (
		german   = "<p>Für die Änderung der Straßenführung müssen zwölf Bäume weichen, heißt es.</p>"
		french   = "<p>L’été dernier, la centrale a été arrêtée « à cause de la chaleur » près de Nîmes.</p>"
		russian  = "<p>Новая подстанция начнёт работать весной, сообщила сетевая компания в понедельник.</p>"
		chinese  = "<p>这是该地区第一座大型储能项目，建成以后可以为电网提供大量的电力。</p>"
		taiwan   = "<p>這是該地區第一座大型儲能項目，建成以後可以為電網提供大量的電力。</p>"
		japan    = "<p>港町で洋上風力の工事が始まりました。完成すれば多くの世帯に電力を送ります。</p>"
		kanji    = "<p>同社は政府と北部に風力発電所を建設する契約を結んだ。総工費は五億ドルとなる。</p>"
		korea    = "<p>해상 풍력 발전소의 공사가 월요일에 시작되었다. 완공되면 많은 가구에 전기를 공급한다.</p>"
		meta     = `<meta charset="`
		metaEnd  = `">`
		httpHead = "text/html; charset="
	)
	for _, c := range []struct {
		name, text, contentType string
		e                       encoding.Encoding // nil for UTF-8
		head                    string
	}{
		{"UTF-8 undeclared", german, "", nil, ""},
		{"UTF-8 declared as Latin 1", french, httpHead + "iso-8859-1", nil, meta + "iso-8859-1" + metaEnd},
		{"Windows-1252 by header", french, httpHead + "windows-1252", charmap.Windows1252, ""},
		{"Windows-1252 by meta", german, "", charmap.Windows1252, meta + "windows-1252" + metaEnd},
		{"Windows-1252 declared as Latin 1", french, "", charmap.Windows1252, meta + "iso-8859-1" + metaEnd},
		{"Windows-1252 detected", german, "", charmap.Windows1252, ""},
		{"Windows-1252 declared as UTF-8", french, httpHead + "utf-8", charmap.Windows1252, ""},
		{"KOI8-R by header", russian, httpHead + "koi8-r", charmap.KOI8R, ""},
		{"KOI8-R detected", russian, "", charmap.KOI8R, ""},
		{"Windows-1251 detected", russian, "", charmap.Windows1251, ""},
		{"GB18030 by meta", chinese, "", simplifiedchinese.GB18030, meta + "gbk" + metaEnd},
		{"GB18030 detected", chinese, "", simplifiedchinese.GB18030, ""},
		{"GB18030 declared as UTF-8", chinese, "", simplifiedchinese.GB18030, meta + "utf-8" + metaEnd},
		{"Big5 detected", taiwan, "", traditionalchinese.Big5, ""},
		{"Shift-JIS by meta", japan, "", japanese.ShiftJIS, meta + "Shift_JIS" + metaEnd},
		{"Shift-JIS detected", japan, "", japanese.ShiftJIS, ""},
		{"Shift-JIS of ideographs detected", kanji, "", japanese.ShiftJIS, ""},
		{"EUC-JP detected", japan, "", japanese.EUCJP, ""},
		{"ISO-2022-JP by meta", japan, "", japanese.ISO2022JP, meta + "iso-2022-jp" + metaEnd},
		{"EUC-KR detected", korea, "", korean.EUCKR, ""},
		{"KOI8-R by XML declaration", russian, "", charmap.KOI8R, `<?xml version="1.0" encoding="koi8-r"?>`},
		{"an unknown name", german, httpHead + "klingon", charmap.Windows1252, meta + "also-none" + metaEnd},
	} {
		t.Run(c.name, func(t *testing.T) {
			source := []byte(c.head + c.text)
			if c.e != nil {
				var err error
				if source, err = c.e.NewEncoder().Bytes(source); err != nil {
					t.Fatal(err)
				}
			}
			if got := string(decode(source, c.contentType)); !strings.HasSuffix(got, c.text) {
				t.Errorf("got %q", got)
			}
		})
	}
}

func TestDecodeBrokenUTF8(t *testing.T) {
	source := "<p>" + strings.Repeat("Größe und Maß ", 10) + "\xc3</p>"
	if got := string(decode([]byte(source), "")); !strings.Contains(got, "Größe und Maß") || !strings.Contains(got, "\uFFFD") {
		t.Errorf("got %q", got)
	}
}

package capacity

import (
	"strings"
	"testing"
)

func BenchmarkRun(b *testing.B) {
	d := load(b)
	text := strings.Repeat("The company signed a power purchase agreement for a 300 MW solar-plus-storage plant in Peru's Moquegua Region. "+
		"It broke ground on the project in May and wants to have 5 GW of renewable capacity by 2030.\n"+
		"Nothing else was said on the matter by either of the two sides, which had met in Lima in the spring to talk about "+
		"prices, and the shares of both closed little changed in a quiet market.\n", 10)
	d.prepare(text, "Peru signs up for solar", "2024-05-15")
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		d.run.Run(&d.Chart, d.in)
	}
}

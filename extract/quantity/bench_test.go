package quantity

import (
	"strings"
	"testing"
)

func BenchmarkRun(b *testing.B) {
	k := load(b)
	text := strings.Repeat("The company signed a deal worth $45.5 million for a 300 MW solar plant, which will sell 540 GWh a year "+
		"to the grid operator of the region. Its owners expect that the works will take between 18 and 24 months, after which "+
		"about 120,000 homes can be supplied. Nothing else was said on the matter by either of the two sides.\n", 20)
	k.quantities(text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		k.Restart()
		k.run.Run(&k.Chart)
	}
}

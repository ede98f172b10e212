package name

import (
	"strings"
	"testing"
)

// BenchmarkRun measures the stage alone on text dense with names.
func BenchmarkRun(b *testing.B) {
	d := newDriver(b)
	text := strings.Repeat("The Ministry of Energy of Kazakhstan signed a power purchase agreement with Borealtis Renewables Ltd (BRL) for "+
		"a 500 MW wind farm near Zhanatas in the Zhambyl Region on Tuesday. \"We are ready,\" said Tolvek Brandis, chairman of BRL. "+
		"The company will build the Dolgeth wind farm with turbines of the largest class, and the loan will come from a bank that has "+
		"lent to projects of this sort before, though on other terms and for a shorter time.\n", 20)
	d.names(text, "")
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		d.Restart()
		d.quant.Run(&d.Chart)
		d.time.Run(&d.Chart, "")
		b.StartTimer()
		d.run.Run(&d.Chart, nil)
		d.run.Nominals(nil)
	}
}

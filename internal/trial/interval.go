package trial

import "math"

// Share is how many of how many, and between what the true share lies with 95% confidence.
type Share struct {
	Count int     `json:"count"`
	Of    int     `json:"of"`
	Share float64 `json:"share"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// share counts, with Wilson's interval; of nothing, anything may be true.
func share(count, of int) Share {
	if of == 0 {
		return Share{High: 1}
	}
	low, high := wilson(count, of)
	return Share{count, of, short(float64(count) / float64(of)), short(low), short(high)}
}

// z is the 97.5th percentile of the standard normal distribution: 95% lie between -z and z.
const z = 1.959963984540054

// wilson is the score interval at 95%, without correction for continuity: E. B. Wilson, "Probable inference, the law of
// succession, and statistical inference", Journal of the American Statistical Association 22 (1927), 209-212. Unlike the
// textbook's p ± z√(pq/n) it holds for few rows, and for shares near none and all (R. G. Newcombe, Statistics in
// Medicine 17 (1998), 857-872, method 3).
func wilson(count, of int) (low, high float64) {
	n := float64(of)
	p := float64(count) / n
	middle := p + z*z/(2*n)
	half := z * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	whole := 1 + z*z/n
	return max(0, (middle-half)/whole), min(1, (middle+half)/whole)
}

// short rounds to hundredths of a percent: more is noise, and the same on every machine.
func short(x float64) float64 { return math.Round(x*10_000) / 10_000 }

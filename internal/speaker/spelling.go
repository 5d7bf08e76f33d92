package speaker

// shortestMisspelt is the shortest word that may be a misspelling: shorter ones are other words.
const shortestMisspelt = 4

// spelled returns the word that was meant: itself if it is known, else the known word that it misses by a
// letter, or by two if it is long. The first letter has to be right.
func (x *nearIndex) spelled(key string) string {
	if _, known := x.weight[key]; known || len(key) < shortestMisspelt {
		return key
	}
	slack := 1
	if len(key) >= 8 {
		slack = 2
	}
	meant, least := key, slack+1
	for _, candidate := range x.byLetter[key[0]] {
		if d := distance(key, candidate, least-1); d < least {
			meant, least = candidate, d
		}
	}
	return meant
}

// distance counts the letters to change, add, drop or swap with their neighbour; more than most is most+1.
func distance(a, b string, most int) int {
	if len(a)-len(b) > most || len(b)-len(a) > most {
		return most + 1
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > most {
			return most + 1
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

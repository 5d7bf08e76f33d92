"""How unlike two pronunciations are: 0 is the same, 1 is one sound that nobody would mishear.

The sounds are those of the CMU Pronouncing Dictionary (ARPAbet), but for ER, which is AH R here. The weights are our own
judgement, not measured.
"""

FAR = 1.0
VOWELS = set("AA AE AH AO AW AY EH EY IH IY OW OY UH UW".split())

# Pairs by what makes them alike, with how unlike they are.
ALIKE = {
    0.25: "T D  AA AO  N NG",  # the flap of American speech; cot and caught; feelin'
    0.35: "P B  K G  F V  S Z  SH ZH  CH JH  TH DH  M N  IH IY  UH UW  TH F  DH V",  # voice; neighbours
    0.4: "IH EH  EH AE  AH UH  AO OW  UW OW  AA AH  TH S  DH Z  DH D  TH T  EY EH  AH IH  EY IY",
    0.5: "SH S  CH SH  JH ZH  ZH Z  AE AH  AE AA  EY AY  B V  L W  R W  OW AH  OW UH  AW AA  M NG  AH EH  AH AO  UH IH  OY AO",
    0.6: "P T  T K  B D  D G  P K  P F  L R  V W  OW AW  OW AA  CH T  JH D  JH Y  AY OY  AY AA  AY IH  B M  D N  N L  TH P  S F  "
         "Z JH  EY AE  OY OW  IY EH  UW IH  IY AY",
}
UNLIKE = {}
for weight, pairs in ALIKE.items():
    names = pairs.split()
    for one, other in zip(names[::2], names[1::2]):
        UNLIKE[one, other] = UNLIKE[other, one] = weight


def budget(length):
    """How unlike a word of so many sounds may be: one slip, or two small ones; two near slips of a long word."""
    return 0.5 if length <= 2 else 0.7 if length <= 4 else 0.8 if length <= 6 else 1.1


def swapped(one, other):
    return 0 if one == other else UNLIKE.get((one, other), FAR)


def dropped(sound, before, last):
    """What it costs that a sound is not heard, or is heard where there is none; before is the sound before it."""
    if sound == "HH" and before is None:
        return 0.4
    if last and sound in ("T", "D"):
        return 0.4 if before in VOWELS or before == "R" else 0.3  # chest, chess
    if sound in ("T", "D") and before in VOWELS:
        return 0.6  # breath, breadth
    if sound == "AH" and before is not None:
        return 0.5  # an unstressed vowel
    if sound == "R" and before in VOWELS:
        return 0.5  # as many English speakers have it
    if last and sound not in VOWELS:
        return 0.6
    if sound == "Y" or (sound in ("T", "D") and before in tuple("NSLFPK")):
        return 0.5  # as in tune; as in mostly
    return FAR


class Sounds:
    """Words by their sounds, as a tree: each node has its next sounds and the words that end there."""

    def __init__(self):
        self.next, self.words = {}, []

    def add(self, word, pronunciations):
        for sounds in pronunciations:
            node = self
            for sound in sounds:
                node = node.next.setdefault(sound, Sounds())
            node.words.append(word)

    def near(self, said, most):
        """The words at most so unlike the sounds said, with how unlike they are (Levenshtein's distance, weighed)."""
        gone = [dropped(s, said[i - 1] if i else None, i == len(said) - 1) for i, s in enumerate(said)]
        first = [0.0]
        for cost in gone:
            first.append(first[-1] + cost)
        found = {}
        self._walk(said, gone, most, first, None, found)
        return found

    def _walk(self, said, gone, most, above, before, found):
        for sound, node in self.next.items():
            row = step(said, gone, above, sound, dropped(sound, before, False))
            if node.words:
                cost = step(said, gone, above, sound, dropped(sound, before, True))[-1]
                for word in node.words if cost <= most + 1e-9 else ():
                    found[word] = min(cost, found.get(word, cost))
            if min(row) <= most + 1e-9:
                node._walk(said, gone, most, row, sound, found)


def step(said, gone, above, sound, added):
    """One more row of the distance: the sounds of a word so far, against all beginnings of what was said."""
    row = [above[0] + added]
    for i, own in enumerate(said):
        row.append(min(above[i] + swapped(own, sound), above[i + 1] + added, row[i] + gone[i]))
    return row

#!/usr/bin/env python3
"""Garbles sentences as a real speech recogniser does: says them, adds noise, and writes down what pocketsphinx heard.

    apt-get install flite=2.2-5 espeak-ng=1.51+dfsg-10+deb12u2 sox=14.4.2+git20190427-3.5 \\
        pocketsphinx=0.8+5prealpha+1-15 pocketsphinx-en-us=0.8+5prealpha+1-15      # Debian 12; nothing of pip
    python3 tools/garble/garble.py tools/garble/sentences.tsv > heard.tsv    # about two seconds a line and condition

It reads a table with tabs and a header line; the column `said` is what is said, all others, such as labels, go through
untouched. It writes `heard`, `voice`, `noise`, `wrong` (words wrong in a hundred said) and then the columns it read.
Each sentence is said once under each condition, by a voice drawn for the two. All chance comes from -seed, the sentence
and the condition: the same call gives the same table, and a new sentence changes no other's.
The recogniser makes mistakes as recognisers do; it is no measure of how many Alexa makes.

internal/hearing/testdata/garbled.tsv was chosen by eye from what it made of sentences.tsv: lines that were changed, yet
leave a careful reader in no great doubt of what was said, and a few `unlabelled` ones whose sign nobody could guess. Its
ids are the number of the sentence and the condition; its labels are those of what was said.
"""

import argparse
import array
import csv
import math
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import wave

VERSIONS = {
    "flite": "2.2-5",
    "espeak-ng": "1.51+dfsg-10+deb12u2",
    "sox": "14.4.2+git20190427-3.5",
    "pocketsphinx": "0.8+5prealpha+1-15",
    "pocketsphinx-en-us": "0.8+5prealpha+1-15",
}
MODEL = "/usr/share/pocketsphinx/model/en-us"
RATE = 16000  # samples a second: what the recogniser was trained on
BATCH = 200  # recordings on disk at a time

# Those with a plus are espeak-ng's, the others flite's. Of espeak-ng's, the recogniser follows these two at all.
VOICES = ["slt", "rms", "awb", "kal16", "en-us+klatt2", "en-us+f5"]

# What happens on the way to the recogniser: sox effects on the speech, a noise and by how many decibels the speech is
# louder, and sox effects on both. A condition may leave out what it does not have.
BAND = "sinc 300-3400 rate 8000 rate 16000"
CONDITIONS = {
    "clean": {},
    "hurried": {"speech": "tempo -s 1.3"},
    "hiss25": {"noise": "hiss", "louder": 25},
    "hiss18": {"noise": "hiss", "louder": 18},
    "tv25": {"noise": "tv", "louder": 25},
    "tv18": {"noise": "tv", "louder": 18},
    "phone": {"noise": "hiss", "louder": 30, "both": BAND},
    "room": {"speech": "reverb 25 50 40", "noise": "hiss", "louder": 35},
    "room-tv": {"speech": "reverb 15 50 30", "noise": "tv", "louder": 25},
}

# What is on television: as many voices at once, each with its own programme, over and over.
PROGRAMMES = {
    "slt": "And now the weather. Sunny spells in the north, a little rain along the coast by the evening, and light winds.",
    "rms": "He passes it wide to the left, he shoots, and it is over the bar! What a chance that was, eleven minutes from time.",
    "awb": "Only this weekend, all garden furniture at half price. Come in and see us, just off the ring road, open until nine.",
    "kal16": "The council voted on Tuesday to close the old bridge. Traders on both sides of the river say they were not asked.",
}


def run(*command, **more):
    done = subprocess.run(command, capture_output=True, text=True, **more)
    if done.returncode:
        sys.exit(f"garble: {command[0]} failed: {(done.stderr or done.stdout).strip()[-500:]}")
    return done.stdout


def check_versions():
    """Other versions hear other things, and the table could not be made again."""
    for package, want in VERSIONS.items():
        got = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True).stdout
        if got != want:
            sys.exit(f"garble: {package} is {got or 'not installed'}, {want} is needed; -any-version goes on regardless")


def sox(source, target, effects=""):
    """Always one channel of 16 bits; sox's own chance (dither) is the same every time, by -R."""
    run("sox", "-R", "-G", source, "-r", str(RATE), "-c", "1", "-b", "16", target, *effects.split())


def say(text, voice, target):
    raw = target + ".raw.wav"
    if "+" in voice:
        run("espeak-ng", "-v", voice, "-s", "145", "-w", raw, text)
    else:
        run("flite", "-voice", voice, "-t", text, "-o", raw)
    sox(raw, target, "norm -6 pad 0.3 0.3")
    os.remove(raw)


def samples(path):
    with wave.open(path) as file:
        return array.array("h", file.readframes(file.getnframes()))


def write(path, values):
    with wave.open(path, "w") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(array.array("h", (max(-32768, min(32767, round(v))) for v in values)).tobytes())


def loudness(values):
    return math.sqrt(sum(v * v for v in values) / len(values))


def make_noises(folder):
    """A minute of each noise, of which a sentence gets a stretch."""
    hiss = os.path.join(folder, "hiss.wav")
    run("sox", "-R", "-n", "-r", str(RATE), "-c", "1", "-b", "16", hiss, "synth", "60", "pinknoise", "vol", "0.5")
    programmes = []
    for voice, text in PROGRAMMES.items():
        path = os.path.join(folder, f"programme-{voice}.wav")
        say(text, voice, path)
        programmes.append(samples(path))
    tv = [sum(p[i % len(p)] for p in programmes) / len(programmes) for i in range(60 * RATE)]
    return {"hiss": samples(hiss), "tv": tv}


def add_noise(path, noise, louder, chance):
    """Both at half volume, so that nothing is cut off."""
    speech = samples(path)
    start = chance.randrange(len(noise) - len(speech))
    stretch = noise[start : start + len(speech)]
    gain = loudness(speech) / loudness(stretch) / 10 ** (louder / 20)
    write(path, [(s + gain * n) / 2 for s, n in zip(speech, stretch)])


def record(said, voice, condition, noises, chance, target):
    """What would reach the microphone."""
    say(said, voice, target)
    spoilt = target + ".spoilt.wav"
    if "speech" in condition:
        sox(target, spoilt, condition["speech"])
        os.replace(spoilt, target)
    if "noise" in condition:
        add_noise(target, noises[condition["noise"]], condition["louder"], chance)
    if "both" in condition:
        sox(target, spoilt, condition["both"])
        os.replace(spoilt, target)


def hear(folder, names):
    """What the recogniser makes of the recordings, in their order."""
    control, heard = os.path.join(folder, "control"), os.path.join(folder, "heard")
    pathlib.Path(control).write_text("".join(n + "\n" for n in names))
    run("pocketsphinx_batch", "-hmm", f"{MODEL}/en-us", "-lm", f"{MODEL}/en-us.lm.bin", "-dict", f"{MODEL}/cmudict-en-us.dict",
        "-adcin", "yes", "-adchdr", "44", "-cepdir", folder, "-cepext", ".wav", "-ctl", control, "-hyp", heard,
        "-logfn", os.path.join(folder, "log"))  # fmt: skip
    rows = [re.sub(r" ?\(\S+ -?\d+\)$", "", row) for row in pathlib.Path(heard).read_text().splitlines()]
    if len(rows) != len(names):
        sys.exit(f"garble: {len(names)} recordings, but {len(rows)} heard")
    return rows


def words(text):
    return re.findall(r"[a-z']+", text.lower())


def wrong(said, heard):
    """Words put in, left out or changed, in a hundred said."""
    said, heard = words(said), words(heard)
    row = list(range(len(heard) + 1))
    for i, a in enumerate(said, 1):
        above, row[0] = row[0], i
        for j, b in enumerate(heard, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (a != b))
    return round(100 * row[-1] / len(said))


def garble(lines, conditions, voices, seed, noises, folder):
    """One row for each line and condition, in batches, so that few recordings lie about."""
    tasks = [(line, condition) for line in lines for condition in conditions]
    for first in range(0, len(tasks), BATCH):
        batch, drawn = tasks[first : first + BATCH], []
        for n, (line, condition) in enumerate(batch):
            chance = random.Random(f"{seed} {line['said']} {condition}")
            drawn.append(chance.choice(voices))
            record(line["said"], drawn[-1], CONDITIONS[condition], noises, chance, os.path.join(folder, f"{n}.wav"))
        texts = hear(folder, [str(n) for n in range(len(batch))])
        for (line, condition), voice, heard in zip(batch, drawn, texts):
            yield {"heard": heard, "voice": voice, "noise": condition, "wrong": wrong(line["said"], heard), **line}
        print(f"garble: {first + len(batch)} of {len(tasks)}", file=sys.stderr)


def some_of(known):
    def parse(text):
        names = text.split(",")
        strange = [n for n in names if n not in known]
        if strange:
            raise argparse.ArgumentTypeError(f"no {', '.join(strange)}; there are {', '.join(known)}")
        return names

    return parse


def arguments():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("table", type=argparse.FileType(), help="the sentences, with a column `said`; - is standard input")
    p.add_argument("-conditions", type=some_of(CONDITIONS), default=list(CONDITIONS), help=f"some of {','.join(CONDITIONS)}")
    p.add_argument("-voices", type=some_of(VOICES), default=VOICES, help=f"some of {','.join(VOICES)}")
    p.add_argument("-seed", default="1", help="another one draws other voices and stretches of noise (1)")
    p.add_argument("-any-version", action="store_true", help="go on with other versions of the programs")
    return p.parse_args()


def main():
    args = arguments()
    if not args.any_version:
        check_versions()
    os.nice(10)  # the machine is for others too
    lines = list(csv.DictReader(args.table, delimiter="\t", quoting=csv.QUOTE_NONE))
    if not lines or not all(words(line.get("said") or "") for line in lines):
        sys.exit("garble: the table needs a header line, a column `said`, and words in it in every line")
    header = ["heard", "voice", "noise", "wrong", *lines[0]]
    out = csv.DictWriter(sys.stdout, header, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
    out.writeheader()
    with tempfile.TemporaryDirectory() as folder:
        for row in garble(lines, args.conditions, args.voices, args.seed, make_noises(folder), folder):
            out.writerow(row)
            sys.stdout.flush()


if __name__ == "__main__":
    main()

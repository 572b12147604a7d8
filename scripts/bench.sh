#!/usr/bin/env bash
# The ratios of docs/performance.md, side by side in one go, each pair pinned to the same core and run in turn.
# usage: ./truceline bench [--runs N] [--seconds S] [--no-live] [--streams SECONDS]   --streams 600 is the ten minutes of 40 streams in full
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
runs=5 seconds=60 live=1 streams=60
while [ $# -gt 0 ]; do
  case "$1" in
    --runs) runs=$2; shift 2 ;;
    --seconds) seconds=$2; shift 2 ;;
    --no-live) live=0; shift ;;
    --streams) streams=$2; shift 2 ;;
    --help) sed -n '2,3s/^# //p' "$0"; exit 0 ;;
    *) echo "bench: '$1' is not understood; see ./truceline bench --help." >&2; exit 1 ;;
  esac
done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
program="$root/src/Truceline.Cli/bin/Release/net10.0/linux-x64/publish/truceline.dll"
bench="$root/bench/Truceline.Bench/bin/Release/net10.0/linux-x64/publish/truceline-bench.dll"
dotnet publish "$root/bench/Truceline.Bench" -c Release -v quiet >"$work/build.log" 2>&1 || { tail -n 20 "$work/build.log" >&2; exit 1; }

# A drone's stream with metadata in step, joined to itself until start-up no longer counts.
echo "making a stream: $seconds s of 1280x720 at 6 Mbit/s, joined to itself up to 600 MB" >&2
dotnet "$program" simulate --scenario crossing --size 1280x720 --fps 30 --bitrate 6000 --duration "$seconds" --out "$work/one.ts" >/dev/null
copies=$((600000000 / $(stat -c %s "$work/one.ts") + 1))
for _ in $(seq "$copies"); do cat "$work/one.ts"; done >"$work/big.ts"
cat "$work/big.ts" >/dev/null
size=$(stat -c %s "$work/big.ts")

wall() { # command... -> seconds
  local t0 t1
  t0=$(date +%s.%N); taskset -c 0 "$@" >/dev/null 2>&1; t1=$(date +%s.%N)
  awk -v a="$t0" -v b="$t1" 'BEGIN { printf "%.4f\n", b - a }'
}
median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
rate() { awk -v s="$size" -v t="$1" 'BEGIN { printf "%.0f MB/s", s / 1e6 / t }'; }
over() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

for _ in $(seq "$runs"); do
  wall dotnet "$bench" demux "$work/big.ts" >>"$work/demux"
  wall ffmpeg -nostdin -loglevel error -i "$work/big.ts" -map 0:d:0 -c copy -f data -y "$work/out.klv" >>"$work/ffmpeg"
  rm -rf "$work/record"; wall dotnet "$bench" record "$work/big.ts" "$work/record" 240 >>"$work/recording"
  rm -rf "$work/record"; wall dotnet "$bench" record "$work/big.ts" "$work/record" 6 >>"$work/drone"
  wall openssl dgst -sha256 "$work/big.ts" >>"$work/openssl"
  rm -f "$work/copy"; wall dd if="$work/big.ts" of="$work/copy" bs=1M conv=fsync >>"$work/dd"
done
demux=$(median "$work/demux") ffmpeg=$(median "$work/ffmpeg") recording=$(median "$work/recording") drone=$(median "$work/drone")
openssl=$(median "$work/openssl") dd=$(median "$work/dd")
slower=$(printf '%s\n' "$openssl" "$dd" | sort -n | tail -n 1)
klv=$(taskset -c 0 dotnet "$bench" klv "$work/one.ts" 6 | sed -E 's/.*"fullDecodePacketsPerCpuSecond":([0-9]+).*/\1/')

# What moves, in labelled clips of unseen seeds: how well, how fast on one core, and how much of the time is shown for which recall.
echo "making and marking labelled clips" >&2
taskset -c 0 dotnet "$bench" motion >"$work/motion"
# The first of the name: the curve names f1 again for each of its points.
moving() { grep -oE "\"$1\":[0-9.]+" "$work/motion" | head -n 1 | cut -d: -f2; }
curve=$(grep -oE '"recall":[0-9.]+,"shown":[0-9.]+' "$work/motion" | sed -E 's/"recall":([0-9.]+),"shown":([0-9.]+)/\1 at \2/' | paste -sd ';' | sed 's/;/; /g')

# The register from nothing, over a log as busy hours make it, and how long commands wait for their answers: on all cores.
entries=200000
figure() { sed -E "s/.*\"$1\":([0-9.]+).*/\1/" | awk '{ printf "%.0f\n", $1 }'; }
echo "making a log of $entries entries" >&2
dotnet "$bench" make-log "$work/log" "$root/missions/karabakh" "$entries" >/dev/null
for _ in $(seq "$runs"); do
  dotnet "$bench" register "$work/log" 2>/dev/null >"$work/replay"
  figure entriesPerSecond <"$work/replay" >>"$work/register"
done
entrysize=$(figure bytesPerEntry <"$work/replay") register=$(median "$work/register")
rm -rf "$work/log"
dotnet "$bench" acks "$work/acks" "$root/missions/karabakh" 15 >"$work/answers"
dotnet "$bench" lookback "$work/lookback" "$root/missions/karabakh/line-of-contact-2.geojson" 1000 >"$work/looked"
rm -rf "$work/lookback"
dotnet "$bench" coverage "$work/coverage" "$root/missions/karabakh" >"$work/covered"
rm -rf "$work/coverage"
dotnet "$bench" alerts >"$work/alerts"
lookback() { # cold|warm words
  echo "| who saw a place, 1,000 drone-hours, $(figure footprints <"$work/looked") footprints, $2; $(figure medianSightings <"$work/looked") sightings at the median | median $(figure "$1Median" <"$work/looked") ms, p95 $(figure "$1P95" <"$work/looked") ms | 200 ms | $(over 200 "$(figure "$1P95" <"$work/looked")") | ≥ 1 |"
}
answers() { # load words
  local p50 p95
  p50=$(figure "$1P50" <"$work/answers") p95=$(figure "$1P95" <"$work/answers")
  echo "| $2, $(figure "$1Commands" <"$work/answers") commands | median $p50 ms, p95 $p95 ms | 100 ms | $(over 100 "$((p95 > 0 ? p95 : 1))") | ≥ 1 |"
}

# A whole centre: streams sent, recorded, sealed and decoded on all cores, four of them watched.
soak() {
  dotnet "$bench" streams "$program" "$work/one.ts" "$root/missions/karabakh" 40 "$streams" >"$work/soak"
  local lost sent
  lost=$(figure datagramsLost <"$work/soak") sent=$(figure datagramsSent <"$work/soak")
  echo "| 40 streams of 6 Mbit/s recorded, sealed and decoded ($(figure sourcesDecodingKlv <"$work/soak") with metadata), 4 viewers, $streams s | $lost of $sent datagrams lost; resident $(figure memoryAfterStartMiB <"$work/soak"), $(figure memoryAtHalfMiB <"$work/soak"), $(figure memoryAtEndMiB <"$work/soak") MiB after 30 s, at half, at the end; $(sed -E 's/.*"coresBusy":([0-9.]+).*/\1/' "$work/soak") cores | none lost, memory flat | | |"
}

{
  echo "| What | ours | against | ratio | wanted |"
  echo "|---|---|---|---|---|"
  echo "| demux + full KLV decode, whole process | $(rate "$demux") | ffmpeg extracting the KLV, $(rate "$ffmpeg") | $(over "$ffmpeg" "$demux") | ≥ 1.3 |"
  echo "| demux + record + hash + fsync, whole process, cut as 40 drones' 240 Mbit/s are | $(rate "$recording") | the slower of openssl dgst -sha256, $(rate "$openssl"), and dd conv=fsync, $(rate "$dd") | $(over "$slower" "$recording") | ≥ 0.9 |"
  echo "| the same, cut and fsynced as one drone of 6 Mbit/s is, every 4 s | $(rate "$drone") | the same | $(over "$slower" "$drone") | |"
  echo "| KLV packets fully decoded, a core | $klv/s | 250000/s | $(over "$klv" 250000) | ≥ 1 |"
  echo "| register replayed from nothing, whole process, entries of $entrysize bytes on average | $register entries/s | 50000/s | $(over "$register" 50000) | ≥ 1 |"
  answers together20 "commands acknowledged, 20 at a time"
  answers alone "commands acknowledged, one at a time"
  lookback cold "nothing in memory"
  lookback warm "in memory"
  day=$(sed -E 's/.*"daySeconds":([0-9.]+).*/\1/' "$work/covered")
  echo "| what could have been noticed in a day of 40 sources, $(figure footprints <"$work/covered") footprints, $(figure kilometres <"$work/covered") km of $(figure drawings <"$work/covered") drawings; a minute more: $(figure nextMinuteMilliseconds <"$work/covered") ms | $(printf '%.1f' "$day") s | 5 s | $(over 5 "$day") | ≥ 1 |"
  echo "| motion marked in labelled clips of unseen seeds, F1 of the marks | $(printf '%.3f' "$(moving f1)") | 0.6 | $(over "$(moving f1)" 0.6) | ≥ 1 |"
  echo "| the same, frames of 640x360 a second and a core | $(printf '%.0f' "$(moving framesPerCpuSecond)") | 25 | $(over "$(moving framesPerCpuSecond)" 25) | ≥ 1 |"
  echo "| the same, recall of moving time at the share of all time shown; something moves in $(printf '%.3f' "$(moving moving)") of it | $curve | | | |"
  if [ "$streams" -gt 0 ]; then soak; fi
  echo "| cards of a busy night for each officer-hour; recall of $(figure trueEntries <"$work/alerts") true entries $(figure recallPercent <"$work/alerts") % (wanted ≥ 95 %) | $(figure cardsPerOfficerHour <"$work/alerts") cards | $(figure alertsPerOfficerHour <"$work/alerts") alerts | cut by $(figure cutPercent <"$work/alerts") % | ≥ 80 % |"
  bash "$root/scripts/zones.sh" "$bench"
  dotnet "$bench" rejudge "$root/missions/karabakh" >"$work/rejudged"
  again=$(sed -E 's/.*"seconds":([0-9.]+).*/\1/' "$work/rejudged")
  echo "| $(figure incidents <"$work/rejudged") incidents judged again in memory after an amendment that moves the line, all cores; $(figure changed <"$work/rejudged") otherwise than before | $again s | 60 s | $(over 60 "$again") | ≥ 1 |"
  if [ "$live" = 1 ]; then node "$root/bench/live.mjs"; node "$root/bench/seek.mjs"; fi
} >"$work/table"
cat "$work/table"
commit=$(git -C "$root" rev-parse --short HEAD 2>/dev/null || echo unknown)
{
  echo; echo "### $(date -u +%F), commit $commit"; echo
  echo "\`./truceline bench --runs $runs --seconds $seconds\`; $(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1); medians of $runs runs, file of $((size / 1000000)) MB."; echo
  cat "$work/table"
} >>"$root/docs/performance.md"

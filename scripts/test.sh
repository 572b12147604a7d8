# shellcheck shell=bash
# Sourced by ./truceline: `run_tests [--kill] [NAME…]` runs the suites whose names contain one of NAME (all by default) and ends
# with the line "N passed, N failed, N skipped". --kill runs the SIGKILL suite in full.

passed=0 failed=0 skipped=0

count() { passed=$((passed + $1)); failed=$((failed + $2)); skipped=$((skipped + $3)); }

wanted() { # name
  [ ${#only[@]} -eq 0 ] && return 0
  local word
  for word in "${only[@]}"; do [[ "$1" == *"$word"* ]] && return 0; done
  return 1
}

# One .NET test program; its summary line is read from its own output.
dotnet_suite() { # project-file
  local name log line program
  name=$(basename "$1" .csproj)
  wanted "$name" || return 0
  program="$(dirname "$1")/bin/$configuration/net10.0/linux-x64/$name.dll"
  log="$state/$name.log"
  echo "== $name"
  local code=0
  timeout 1500 dotnet "$program" -noColor -noLogo >"$log" 2>&1 || code=$?
  line=$(grep -aE 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+' "$log" | tail -n 1)
  if [ -z "$line" ]; then
    tail -n 40 "$log"
    echo "$name ended with code $code and no summary."
    count 0 1 0
    return 0
  fi
  local total errors bad left
  total=$(sed -E 's/.*Total: ([0-9]+).*/\1/' <<<"$line")
  errors=$(sed -E 's/.*Errors: ([0-9]+).*/\1/' <<<"$line")
  bad=$(sed -E 's/.*Failed: ([0-9]+).*/\1/' <<<"$line")
  left=$(sed -E 's/.*Skipped: ([0-9]+).*/\1/' <<<"$line")
  bad=$((bad + errors))
  # Code 8: a program that ran no test; a suite of ours always has some.
  if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; total=$((total + 1)); fi
  [ "$bad" -eq 0 ] || grep -aE -A 12 '\[FAIL\]|error' "$log" | head -n 120
  grep -aE '\[SKIP\]' -A 1 "$log" | grep -aoE '\.\./shared is absent' | sort | uniq -c | sed 's/^ */   skipped: /' || true
  echo "   $((total - bad - left)) passed, $bad failed, $left skipped"
  count $((total - bad - left)) "$bad" "$left"
}

# A program whose output follows node's test runner.
node_suite() { # name command...
  local name=$1 log="$state/$1.log"; shift
  wanted "$name" || return 0
  echo "== $name"
  local code=0
  timeout 1500 "$@" >"$log" 2>&1 || code=$?
  local good bad left
  good=$(grep -aE '^(# |ℹ )pass [0-9]+' "$log" | tail -n 1 | grep -oE '[0-9]+' || true)
  bad=$(grep -aE '^(# |ℹ )fail [0-9]+' "$log" | tail -n 1 | grep -oE '[0-9]+' || true)
  left=$(grep -aE '^(# |ℹ )skipped [0-9]+' "$log" | tail -n 1 | grep -oE '[0-9]+' || true)
  good=${good:-0} bad=${bad:-0} left=${left:-0}
  if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  [ "$bad" -eq 0 ] || tail -n 80 "$log"
  echo "   $good passed, $bad failed, $left skipped"
  count "$good" "$bad" "$left"
}

# One check that either holds or does not.
check_suite() { # name command...
  local name=$1 log="$state/$1.log"; shift
  wanted "$name" || return 0
  echo "== $name"
  if timeout 900 "$@" >"$log" 2>&1; then count 1 0 0; echo "   1 passed, 0 failed, 0 skipped"
  else tail -n 40 "$log"; count 0 1 0; echo "   0 passed, 1 failed, 0 skipped"; fi
}

run_tests() {
  only=()
  local word
  for word in "$@"; do
    case "$word" in
      --kill) export TRUCELINE_KILLS=50; only+=(Scenario) ;;
      --help) echo "usage: ./truceline test [--kill] [NAME…]   suites whose names contain NAME; --kill runs the SIGKILL suite in full"; return 0 ;;
      *) only+=("$word") ;;
    esac
  done
  need_debian ffmpeg:ffmpeg chromium:chromium
  want_debian srt-live-transmit:srt-tools
  build_both
  say "building the tests"
  quietly tests dotnet build "$root/Truceline.slnx" -c "$configuration" -v quiet
  local project
  for project in "$root"/tests/*/*.csproj; do dotnet_suite "$project"; done
  check_suite console-types npm --prefix "$root/web" run check
  node_suite console-units npm --prefix "$root/web" test
  if [ -d "$root/tests/browser" ]; then
    node_suite browser node --test --test-reporter=tap --test-concurrency=1 "$root"/tests/browser/*.test.mjs
  fi
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}

# SPDX-License-Identifier: MIT OR GPL-2.0-only
# Golden tests of the tools on this machine, with a stand-in for the kernel. Source it from
# a test beside it; $failed is the exit status of the test.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
BUILD=${BUILD:-$ROOT/build}
SCRATCH=$(mktemp -d)
trap 'rm -rf "$SCRATCH"' EXIT
PATH=$BUILD/tools:$PATH
export LC_ALL=C
failed=0

# Builds the stand-in; fake COMMAND... runs a command with it.
fake_build() {
	${CC:-cc} -shared -fPIC -O1 -Wall -Wextra -Werror -D_GNU_SOURCE -I"$ROOT" \
		-o "$SCRATCH/fake_kernel.so" "$ROOT/tests/cli/fake_kernel.c" -lmnl
}

fake() {
	LD_PRELOAD=$SCRATCH/fake_kernel.so "$@"
}

# absent COMMAND...: the same without the lunatik module.
absent() {
	FAKE_ABSENT=1 fake "$@"
}

verdict() { # NAME REASON
	if [ -z "$2" ]; then
		echo "PASS $1"
	else
		echo "FAIL $1: $2"
		failed=1
	fi
}

# golden NAME CODE STDOUT STDERR COMMAND...: all three must be exactly these.
golden() {
	local name=$1 code=$2 out=$3 err=$4 reason=
	local got_code got_out got_err

	shift 4
	"$@" >"$SCRATCH/out" 2>"$SCRATCH/err" </dev/null
	got_code=$?
	got_out=$(cat "$SCRATCH/out") got_err=$(cat "$SCRATCH/err")
	[ "$got_err" = "$err" ] || reason="stderr is '$got_err', not '$err'"
	[ "$got_out" = "$out" ] || reason="stdout is '$got_out', not '$out'"
	[ "$got_code" = "$code" ] || reason="exit $got_code, not $code; ${got_err:-silent}"
	verdict "$name" "$reason"
}

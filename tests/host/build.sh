# SPDX-License-Identifier: MIT OR GPL-2.0-only
# shellcheck shell=bash
#
# For suites that run Lua in user space: the patched sources under the address and undefined
# behaviour sanitizers, with Lua's own assertions on, and the VM of tests/host/vm.c. What is
# newer than its sources is not compiled again, nor by two suites at a time.

cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit
out=${BUILD:-$PWD/build}/host
lua=${BUILD:-$PWD/build}/lua/src

lunatik/port/prepare
mkdir -p "$out"

# shellcheck disable=SC2054
flags=(-O1 -g -std=gnu11 -fwrapv -fno-strict-aliasing -Wall -Wextra -Wno-unused-parameter
       -Wno-missing-field-initializers -Werror
       -fsanitize=address,undefined -fno-sanitize-recover=all -I. -I"$lua")
relaxed=(-Wno-unused-function -Wno-implicit-fallthrough -Wno-sign-compare)
strict=(-include tests/host/shim/assert.h -DLUAI_ASSERT -DLUA_USE_APICHECK)

compile() { gcc "${flags[@]}" "$@"; }

# The port itself. As in the kernel, the shadow headers come first, and find shims for those
# of linux/.
compile_lua() {
	compile "${strict[@]}" -Ilunatik/port/libc -Itests/host/shim "${relaxed[@]}" "$@"
}

fresh() {
	[[ -e $1 && -z $(find lunatik/{lunatik.h,port} "$lua" tests/host/{shim,vm.[ch],build.sh} \
			 -newer "$1" -print -quit) ]]
}

# shellcheck disable=SC2034 # what sources this links them
objects=("$out"/{vm,onelua,env,setjmp}.o)
exec {lock}> "$out/.lock"
flock "$lock"
if ! fresh "$out/onelua.o"; then
	compile -Itests/host/shim -c tests/host/vm.c -o "$out/vm.o"
	compile -Itests/host/shim -c lunatik/port/env.c -o "$out/env.o"
	compile -Itests/host/shim -c "lunatik/port/setjmp_$(uname -m).S" -o "$out/setjmp.o"
	compile_lua -c lunatik/port/onelua.c -o "$out/onelua.o"
fi
exec {lock}>&-

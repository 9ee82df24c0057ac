# SPDX-License-Identifier: MIT OR GPL-2.0-only
# shellcheck shell=bash
#
# Verbs about states, rules and single datagrams, on top of lib.sh. A datagram that a
# suite sends to its own namespace needs no server and no waiting: where a rule on OUTPUT
# drops it, the sender is told.

# shellcheck source=tests/kernel/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# Go on in a new network namespace, which takes states and rules with it when the suite ends.
alone() {
	[[ ${ALONE-} ]] || { rm -rf "$work"; trap - EXIT; ALONE=1 exec unshare --net "$0"; }
	ip link set lo up
}

# sent PORT [TEXT]: send a datagram; fails where a rule on OUTPUT drops it.
sent() {
	echo "${2-x}" > "/dev/udp/${home:-127.0.0.1}/$1"
} 2> /dev/null

# on_cpu0 COMMAND...: a function or command, pinned.
on_cpu0() { on_cpu 0 "$@"; }

on_cpu() {
	taskset -cp "$1" $BASHPID > /dev/null
	"${@:2}"
}

# value STATE CODE [CPU]: what a chunk returns.
value() {
	nfluactl exec "$1" cpu "${3:-0}" "$2"
}

# counter STATE KEY: a number that `nfluactl show` tells; some limits share the name of an
# error, whose counter comes last.
counter() {
	nfluactl show "$1" | awk -v key="$2:" '$1 == key { value = $2 } END { print value }'
}

# users MODULE: what holds it, other than modules.
users() {
	local holders=(/sys/module/"$1"/holders/*)
	[[ -e ${holders[0]} ]] || holders=()
	echo $(($(< "/sys/module/$1/refcnt") - ${#holders[@]}))
}

# idle: no state and no rule is left in any namespace.
idle() {
	local module
	for module in lunatik luadata luarcu nflua; do
		[[ ! -e /sys/module/$module ]] || [[ $(users $module) == 0 ]] || return
	done
}

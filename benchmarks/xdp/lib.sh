# SPDX-License-Identifier: MIT OR GPL-2.0-only
# shellcheck shell=bash
#
# What measure and processors have in common.

programs=/sys/fs/bpf/bench

die() { echo "${0##*/}: $*" >&2; exit 1; }

# load OBJECT...: pins their programs.
load() {
	local object

	modprobe xdplua
	mountpoint -q /sys/fs/bpf || mount -t bpf bpf /sys/fs/bpf
	for object; do
		bpftool prog loadall "build/$object.bpf.o" $programs
	done
}

# be16 NUMBER: its two bytes
be16() { printf "\\x$(printf %02x $(($1 / 256)))\\x$(printf %02x $(($1 % 256)))"; }

# frame PORT: around what is read. Addresses and checksums are of no interest.
frame() {
	cat > /tmp/payload
	printf '\x02\0\0\0\0\x01\x02\0\0\0\0\x02\x08\0\x45\0'
	be16 $((40 + $(stat -c %s /tmp/payload)))
	printf '\0\x01\0\0\x40\x06\0\0\xc0\0\x02\x02\xc0\0\x02\x01\xc3\x50'
	be16 "$1"
	printf '\0\0\0\x01\0\0\0\x01\x50\x18\xff\xff\0\0\0\0'
	cat /tmp/payload
}

make_frames() {
	local instructions=benchmarks/instructions bytes

	bytes=$(sed 's/#.*//' $instructions/clienthello.hex | tr -d ' \n' | sed 's/../\\x&/g')
	# shellcheck disable=SC2059 # bytes are a format of escapes
	{ printf "$bytes"; head -c 517 /dev/zero; } | head -c 517 | frame 443 > /tmp/clienthello
	sed '/^#/d; s/$/\r/' $instructions/request.txt | frame 80 > /tmp/request
	{ printf 'GET /shop HTTP/1.1\r\nHost: x\r\n\r\n'; head -c 400 /dev/zero; } |
		frame 80 > /tmp/bare
}

# test_run PROGRAM FRAME REPEAT: "ACTION NANOSECONDS" for one time.
test_run() {
	bpftool -j prog run "$1" "$2" data_in "/tmp/$3" data_out /tmp/out repeat "$4" |
		sed 's/.*"retval":\([0-9]*\),"duration":\([0-9]*\).*/\1 \2/'
}

# blocked_name: what sni_plain blocks.
blocked_name() {
	# shellcheck disable=SC2046
	bpftool map update name blocked value 1 key $(printf blocked.example | od -An -v -tu1) \
		$(printf '0 %.0s' {1..49}) 2> /dev/null || die 'the name is not in the map'
}

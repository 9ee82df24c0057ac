# SPDX-License-Identifier: MIT OR GPL-2.0-only
# shellcheck shell=bash
#
# Verbs for the suites about BPF programs, besides those of lib.sh.

. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

objects=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)/build
programs=/sys/fs/bpf/$$

mountpoint -q /sys/fs/bpf || mount -t bpf bpf /sys/fs/bpf

# programs_load NAME...: the object of that file, each program pinned by its name.
programs_load() {
	local object
	mkdir -p "$programs"
	for object; do
		bpftool prog loadall "$objects/$object.bpf.o" "$programs"
	done
}

programs_unload() {
	rm -rf "$programs"
}

# state NAME CODE [WORD]...: a new state with that script.
state() {
	local name=$1 code=$2
	shift 2
	nfluactl destroy "$name" 2> /dev/null || true
	nfluactl create "$name" "$@"
	nfluactl load "$name" - <<< "$code"
}

# nginx_tls_start: nginx_start, on port 443 as well.
nginx_tls_start() {
	[[ -e $work/cert ]] || openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 \
		-nodes -subj /CN=test -keyout "$work/key" -out "$work/cert" 2> /dev/null
	nginx_start
	sed -i "s|http {|&\n\tserver { listen 443 ssl; listen [::]:443 ssl; root $www; \
		ssl_certificate $work/cert; ssl_certificate_key $work/key; }|" "$work/nginx.conf"
	server nginx -c "$work/nginx.conf" -s reload 2> /dev/null
	wait_port server 443
}

# frame [NAME=VALUE]...: an Ethernet frame in $work/frame; see frame.py.
frame() {
	python3 "$(dirname "${BASH_SOURCE[0]}")/frame.py" "$@" > "$work/frame"
}

# result PROGRAM: runs it over the frame, on the first CPU; prints what it returned, as a
# signed integer, and leaves what the frame has become in $work/out.
result() {
	local value
	rm -f "$work/out"
	value=$(taskset -c 0 bpftool -j prog run pinned "$programs/$1" data_in "$work/frame" \
		data_out "$work/out" | sed 's/.*"retval":\([0-9]*\).*/\1/')
	echo $(((value ^ 1 << 31) - (1 << 31)))
}

# gives WANTED PROGRAM
gives() {
	same "$1" "$(result "$2")"
}

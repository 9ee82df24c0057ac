# SPDX-License-Identifier: MIT OR GPL-2.0-only
# shellcheck shell=bash
#
# Verbs for the suites that run in a VM. A suite is
#
#	. "$(dirname "$0")/../lib.sh"
#	blocked_name() { net_up; nginx_start; refused client curl -m 2 http://192.0.2.1/; }
#	check "a blocked name gets no answer" blocked_name
#
# check runs the function in a subshell that ends at the first command to fail,
# and shows its output only then.

set -u # and no pipefail: grep -q ends its writer early, which is no failure

server4=192.0.2.1 client4=192.0.2.2
server6=2001:db8::1 client6=2001:db8::2
work=$(mktemp -d)
failures=0

# The variants of iptables that a kernel takes: since 6.17 the legacy one is off as a rule.
iptables_variants=(nft)
[[ $(printf '%s\n' "$(uname -r)" 6.17 | sort -V | head -1) == 6.17 ]] || iptables_variants+=(legacy)

check() {
	local name=$1 status=0
	shift
	rm -f "$work/where"
	# In the background, since bash ignores errexit left of a || or an if.
	(set -eE; trap told_where ERR; "$@") > "$work/output" 2>&1 &
	wait $! || status=$?
	if [[ $status == 0 ]]; then
		echo "PASS $name"
		return
	fi
	failures=$((failures + 1))
	echo "FAIL $name: $(cat "$work/where" 2>/dev/null || echo "status $status")"
	sed 's/^/    /' "$work/output"
}

# The line of the suite that led to the failing command, told once.
told_where() {
	local frame=1
	[[ ! -e $work/where ]] || return 0
	while [[ ${BASH_SOURCE[frame]} == "${BASH_SOURCE[0]}" && ${BASH_SOURCE[frame + 1]-} ]]; do
		frame=$((frame + 1))
	done
	local file=${BASH_SOURCE[frame]} line=${BASH_LINENO[frame - 1]}
	echo "${file##*/}:$line:$(sed -n "${line}s/^[[:space:]]*/ /p" "$file")" > "$work/where"
}

# refused COMMAND...: the command must fail ("! COMMAND" would not end a check).
refused() {
	if "$@"; then
		echo "this should have failed: $*"
		return 1
	fi
}

# exits STATUS COMMAND...
exits() {
	local wanted=$1 status=0
	shift
	"$@" || status=$?
	[[ $status == "$wanted" ]] || { echo "status $status, not $wanted: $*"; return 1; }
}

# same WANTED GOT
same() {
	[[ $1 == "$2" ]] || { printf 'wanted: %s\ngot:    %s\n' "$1" "$2"; return 1; }
}

# seconds NUMBER: of a usual kernel, on this one. SLOW is how much slower it is.
seconds() { echo $(($1 * ${SLOW:-1})); }

# eventually SECONDS COMMAND...: retried until it succeeds.
eventually() {
	local end=$((SECONDS + $(seconds "$1")))
	shift
	until "$@"; do
		((SECONDS < end)) || { echo "not within the time: $*"; return 1; }
		sleep 0.1
	done
}

client() { ip netns exec client "$@"; }
server() { ip netns exec server "$@"; }

# Two network namespaces, client and server, joined by a cable: veth0 in both. What a program
# had to send when it gave up is not sent for minutes after: scripts would judge it again.
net_up() {
	net_down
	ip netns add client
	ip netns add server
	ip link add veth0 netns client type veth peer name veth0 netns server
	net_end client $client4 $client6
	net_end server $server4 $server6
}

net_end() {
	ip -n "$1" address add "$2/24" dev veth0
	ip -n "$1" address add "$3/64" dev veth0 nodad
	ip -n "$1" link set lo up
	ip -n "$1" link set veth0 up
	ip netns exec "$1" sysctl -qw net.ipv4.tcp_orphan_retries=1
}

net_down() {
	local space
	for space in client server; do
		[[ -e /run/netns/$space ]] || continue
		ip netns pids "$space" | xargs -r kill -KILL
		ip netns delete "$space"
	done
}

# wait_port SPACE PORT: until something in that namespace listens on TCP port.
wait_port() {
	eventually 20 port_open "$@"
}

port_open() {
	ip netns exec "$1" ss -Hltn "sport = :$2" | grep -q .
}

# nginx_start [SPACE]: serves $www on port 80 of every address.
www=$work/www
nginx_start() {
	local space=${1:-server}
	mkdir -p "$www"
	chmod 755 "$work"
	[[ -e $www/index.html ]] || echo hello > "$www/index.html"
	cat > "$work/nginx.conf" <<-END
	pid $work/nginx.pid;
	error_log $work/nginx.log;
	events {}
	http {
		access_log off;
		server { listen 80; listen [::]:80; root $www; }
	}
	END
	ip netns exec "$space" nginx -c "$work/nginx.conf"
	wait_port "$space" 80
}

nginx_stop() {
	local pid
	pid=$(cat "$work/nginx.pid" 2>/dev/null) || return 0
	kill -QUIT "$pid"
	eventually 20 refused kill -0 "$pid" 2>/dev/null
}

finish() {
	local job
	for job in $(jobs -p); do kill -KILL "$job" 2>/dev/null; done
	net_down
	rm -rf "$work"
	[[ $failures == 0 ]] || exit 1
}
trap finish EXIT

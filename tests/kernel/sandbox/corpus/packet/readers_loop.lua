-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- where: kernel
-- What is no protocol, read as each of them.
function filter(packet)
	while true do
		tls.name(packet, 28) http.header(packet, "x", 28) dns.query(packet, 28)
		http.cookie(packet, "x", 28) tls.alpn(packet, 28) dns.header(packet, 28)
	end
end

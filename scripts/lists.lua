-- SPDX-License-Identifier: MIT OR GPL-2.0-only
--
-- Purpose: drop TLS connections to the domains of a long list, by the name in the ClientHello,
--          and all that comes from the networks of another.
-- Hook:    XDP; iptables -j NFLUA, for TCP to port 443.
-- Limits:  sees a name that one segment holds whole, and none under Encrypted ClientHello.
-- Load:    nfluactl table create blocked-names domains
--          nfluactl table load blocked-names hosts.txt
--          nfluactl load lists lists.lua
--          nfluactl attach eth0 lists filter tcp dport 443
--          or: iptables -A FORWARD -p tcp --dport 443 -j NFLUA --state lists --function filter

local names = rcu.domains("blocked-names")
local networks = rcu.prefixes("blocked-networks")
local name = tls.name

function filter(packet)
	if networks:find(packet:source()) or names:find((name(packet))) then
		return DROP
	end
	return CONTINUE
end

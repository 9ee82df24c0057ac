-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict runtime
-- Nothing is left of the globals.
local pairs, accept, G = pairs, ACCEPT, _G
function filter(packet)
	for k in pairs(G) do G[k] = nil end
	return accept
end

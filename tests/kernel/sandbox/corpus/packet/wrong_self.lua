-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- packets: 80
-- Methods of the packet on everything that is no packet.
local makers = { new = true, layout = true, address = true }
function filter(packet)
	local other = { 0, "x", {}, print, filter, coroutine.running(), true }
	local f
	at, f = next(data, at)
	local name = at
	if f and not makers[name] then
		for _, self in ipairs(other) do assert(not pcall(f, self, 0), name) end
		assert(not pcall(f, nil, 0) and not pcall(f))
	end
	return ACCEPT
end

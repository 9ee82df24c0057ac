-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- packets: 150
-- Methods of the packet on everything that is no packet, each in two calls: errors that name a
-- function look for it, and how long depends on the seed.
local makers = { new = true, layout = true, address = true }
local second = true
function filter(packet)
	local other = { 0, "x", {}, print }
	second = not second
	if second then
		other = { filter, coroutine.running(), true }
	else
		name, f = next(data, name)
	end
	if f and not makers[name] then
		for _, self in ipairs(other) do assert(not pcall(f, self, 0), name) end
		if second then assert(not pcall(f, nil, 0) and not pcall(f)) end
	end
	return ACCEPT
end

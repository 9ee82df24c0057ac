-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict budget
-- Keys of every type in one table.
function filter(packet)
	local t = {}
	for _, k in ipairs { true, false, 0, -1, "", "0", {}, print, filter, packet,
		coroutine.create(filter), math.mininteger } do t[k] = k end
	for k, v in pairs(t) do assert(k == v and rawequal(t[k], v)) end
	return ACCEPT
end

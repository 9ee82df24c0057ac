-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime
-- packets: 60
-- A table becomes weak, strong and weak again while the collector is at work.
local t = {}
function filter(packet)
	for i = 1, 60 do
		t[i] = { i }
		setmetatable(t, { __mode = ({ "k", "v", "kv", "" })[i % 4 + 1] })
	end
	for k, v in pairs(t) do assert(type(v) == "table") end
	return ACCEPT
end

-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- where: kernel
-- Fields by name, nested.
local inner = data.layout({ number = { 0, 32, "little" } })
local outer = data.layout({ number = { 320, 64, "little" }, inner = { 160, 64, inner } })
function filter(packet)
	local view = packet:layout(outer)
	while true do view.number = view.number; pcall(function() return view.inner end) end
end

-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- A C function as the iterator: no Lua function is called.
function filter(packet)
	for _ in select, "#" do end
end

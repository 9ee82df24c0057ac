-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget runtime
-- A string of nothing but continuation bytes.
local s = "a" .. ("\x80"):rep(1 << 16) .. "b"
function filter(packet)
	while true do
		pcall(utf8.offset, s, 2) pcall(utf8.offset, s, -2) pcall(utf8.offset, s, 0, #s - 1)
		pcall(utf8.codes(s), s, 1)
	end
end

-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict budget
-- packets: 20
-- Real bytecode of 5.4 with a byte changed each time: not one may load.
local chunk = "\27Lua\x54\0\x19\x93\r\n\x1a\n\4\8\8\x78\x56\0\0\0\0\0\0\0\0\0\0\0\x28\x77\x40\1\x80\x80\x80\0\1\2\x85" ..
	"\x4f\0\0\0\x83\x80\0\0\x42\0\2\1\x44\0\1\1\x80\1\0\0\x80\x80\x84\x80\x80\x80\x80\x80"
local n = 0
function filter(packet)
	for i = 1, 20 do
		n = n % #chunk + 1
		local s = chunk:sub(1, n - 1) .. string.char(n * 37 & 255) .. chunk:sub(n + 1)
		if s:byte() == 27 then assert(not load(s) and not load(s, "x", "b")) end
	end
	return ACCEPT
end

-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- where: kernel
-- A name of many labels, in a buffer.
local buffer = data.new(300)
buffer:write(0, "\1\2\1\0\0\1\0\0\0\0\0\0" .. ("\1\0"):rep(120) .. "\0\0\1\0\1")
function filter(packet)
	while true do dns.query(buffer) end
end

-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget runtime memory
-- utf8.char with many arguments.
local n = {}
for i = 1, 200 do n[i] = 0x7fffffff end
function filter(packet)
	while true do utf8.char(table.unpack(n)) end
end

-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- where: kernel
-- A head of many lines, in a buffer.
local buffer = data.new(8000)
buffer:write(0, "GET / HTTP/1.1\r\n" .. ("a: b\r\n"):rep(1300))
function filter(packet)
	while true do http.header(buffer, "x") end
end

-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- The library's table is a copy: methods of packets stay what they are.
for k in pairs(data) do data[k] = function() error("trap") end end
string.rep, string.format, table.concat = nil, nil, nil
function filter(packet)
	return packet:u8(0) and ACCEPT
end

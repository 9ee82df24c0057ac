-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- No value tells where it lies in the kernel's memory.
local function digits(s) return s:find("0x") or s:find("%x%x%x%x%x%x%x%x") end
function filter(packet)
	for _, v in ipairs { {}, print, filter, coroutine.create(filter), packet, function() end } do
		assert(not digits(tostring(v)), tostring(v))
		assert(not digits(("%s"):format(v)))
		local _, message = pcall(function() return v + 1 end)
		assert(not digits(tostring(message)))
	end
	return ACCEPT
end

-- Layouts without fields.
-- load: ok
-- packet: budget memory
-- where: kernel
local t = {}
function filter(packet) while true do data.layout(t) end end

-- Closures, and nothing beside them.
-- load: ok
-- packet: budget memory
local a
function filter(packet) while true do local _ = function(x, y) return setmetatable({}, { __index = t }) and a end end end

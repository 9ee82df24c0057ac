-- Classes that match nothing.
-- load: ok
-- packet: budget memory
local a = ('%s'):rep(250)
local g = string.gmatch
function filter(packet) while true do for k in g(a, a) do end end end

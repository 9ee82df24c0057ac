-- What beginning and ending a compilation costs.
-- load: ok
-- packet: budget memory
local c, t = '', {}
function filter(packet) while true do local p, q = load(c, c, 't', t) end end

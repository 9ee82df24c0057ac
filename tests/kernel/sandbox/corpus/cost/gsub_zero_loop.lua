-- Work in C that was free once.
-- load: ok
-- packet: budget verdict memory
local r=("%0"):rep(100000) local f=string.gsub
function filter(p) for i=1,100 do f("","",r) end return DROP end

-- Work in C that was free once.
-- load: ok
-- packet: budget verdict memory
local r=("%%"):rep(20000) local f=string.gsub
function filter(p) while true do pcall(f,"x","x",r) end return DROP end

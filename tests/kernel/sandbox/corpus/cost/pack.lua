-- Work in C that was free once.
-- load: ok
-- packet: budget verdict memory
local s="i"..("0"):rep(3000000).."1" local f=string.pack
function filter(p) f(s,1) return DROP end

-- GET of the paths in the file PATHS, at random; prints one line of JSON when done.
local paths = {}

function init()
    for path in io.lines(os.getenv("PATHS")) do
        paths[#paths + 1] = wrk.format("GET", path)
    end
    math.randomseed(os.time())
end

function request()
    return paths[math.random(#paths)]
end

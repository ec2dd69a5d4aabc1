import ArticlesJSONFolder
import DatelineCommands

@main struct Program {
    static func main() async {
        let folder = StorageKind.records("folder", example: "folder:PATH") { request in
            try JSONFolder(path: request.url.rest, isMade: request.access.isMaking)
        }
        await Dateline.main(name: "jsonfolder", storages: StorageKind.shipped + [folder])
    }
}

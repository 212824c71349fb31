// Plants bugs into copies of the product's sources, each behind a switch that the simulation of
// mutants turns: what ships stays as it is. plant LIST SOURCES OUT
//
// LIST: paragraphs of
//   == name: what it breaks
//   -- file    (these three again where a bug takes several changes)
//   << text that stands there once
//   >> text that stands there instead; MUTANT is the switch. With ">>" alone the text goes.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <vector>

namespace fs = std::filesystem;

namespace {

struct Change
{
    std::string file;
    std::string from;
    std::string to;
};

struct Mutant
{
    std::string name;
    std::string about;
    std::vector<Change> changes;
};

std::string read(const fs::path& path)
{
    std::stringstream out;
    out << std::ifstream(path, std::ios::binary).rdbuf();
    return out.str();
}

/// Unchanged files keep their time, so that nothing is compiled again for nothing.
void write(const fs::path& path, const std::string& text)
{
    if (fs::exists(path) && read(path) == text) {
        return;
    }
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

std::vector<Mutant> mutantsOf(const fs::path& list)
{
    std::vector<Mutant> out;
    std::ifstream in(list);
    std::string line;
    std::string* text = nullptr;
    while (std::getline(in, line)) {
        const auto rest = line.size() > 3 ? line.substr(3) : std::string();
        if (line.starts_with("== ")) {
            const auto colon = rest.find(": ");
            out.push_back({rest.substr(0, colon), rest.substr(colon + 2), {}});
            text = nullptr;
        } else if (out.empty()) {
            continue;
        } else if (line.starts_with("-- ")) {
            out.back().changes.push_back({rest, {}, {}});
            text = nullptr;
        } else if (out.back().changes.empty()) {
            continue;
        } else if (line.starts_with("<<")) {
            text = &out.back().changes.back().from;
            *text += rest;
        } else if (line.starts_with(">>")) {
            text = &out.back().changes.back().to;
            *text += rest;
        } else if (text && !line.empty()) {
            *text += '\n' + line;
        }
    }
    return out;
}

void replaceAll(std::string& in, const std::string& what, const std::string& by)
{
    for (auto at = in.find(what); at != std::string::npos; at = in.find(what, at + by.size())) {
        in.replace(at, what.size(), by);
    }
}

std::string quoted(const std::string& text)
{
    std::string out = "\"";
    for (const char c : text) {
        out += c == '"' || c == '\\' ? std::string{'\\', c} : std::string{c};
    }
    return out + '"';
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 4) {
        std::cerr << "plant LIST SOURCES OUT\n";
        return 2;
    }
    const fs::path sources = argv[2];
    const fs::path out = argv[3];
    const auto mutants = mutantsOf(argv[1]);
    std::map<std::string, std::string> files;
    std::string table = "#include \"tests/sim/mutants.h\"\n\nnamespace myspike::sim {\n\n"
                        "const std::vector<Mutant>& mutants()\n{\n"
                        "    static const std::vector<Mutant> all{\n";
    int number = 0;
    for (const auto& m : mutants) {
        ++number;
        bool fits = !m.changes.empty();
        for (const auto& c : m.changes) {
            auto& text = files.try_emplace(c.file, read(sources / c.file)).first->second;
            const auto at = text.find(c.from);
            if (at == std::string::npos || c.from.empty() ||
                text.find(c.from, at + 1) != std::string::npos) {
                fits = false;
                continue;
            }
            auto to = c.to;
            replaceAll(to, "MUTANT",
                       "(::myspike::sim::g_planted == " + std::to_string(number) + ")");
            text.replace(at, c.from.size(), to);
        }
        table += "        {" + std::to_string(number) + ", " + quoted(m.name) + ", " +
                 quoted(m.about) + ", " + (fits ? "true" : "false") + "},\n";
    }
    table += "    };\n    return all;\n}\n\n} // namespace myspike::sim\n";
    for (const auto& [name, text] : files) {
        write(out / name, "namespace myspike::sim {\nextern int g_planted;\n}\n" + text);
    }
    write(out / "table.cpp", table);
    return 0;
}

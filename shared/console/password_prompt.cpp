#include "shared/console/password_prompt.h"

#include <termios.h>
#include <unistd.h>

#include <fstream>
#include <iostream>

#include "shared/console/said.h"

namespace myspike {

Result<std::string> readPassword(const std::string& file, const std::string& login)
{
    std::string line;
    if (!file.empty()) {
        std::ifstream in(file);
        if (!in || !std::getline(in, line)) {
            return refusedSaying("The password cannot be read from " + file + ".",
                                 FaultCode::NotFound);
        }
    } else {
        termios shown{};
        const bool terminal = ::isatty(STDIN_FILENO) && ::tcgetattr(STDIN_FILENO, &shown) == 0;
        if (terminal) {
            std::cerr << "Password for " << login << ": " << std::flush;
            auto hidden = shown;
            hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
        }
        std::getline(std::cin, line);
        if (terminal) {
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
            std::cerr << '\n';
        }
    }
    if (!line.empty() && line.back() == '\r') {
        line.pop_back();
    }
    if (line.empty()) {
        return refusedSaying("No password was given. Type one, or name a file with "
                             "--password-file.");
    }
    return line;
}

} // namespace myspike

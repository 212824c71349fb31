// A self-signed certificate for loopback, made anew for each test process.
#pragma once

#include <string>

namespace myspike::test {

struct CertificateAndKey
{
    std::string certificatePem;
    std::string keyPem;
};

CertificateAndKey makeTestCertificate();

} // namespace myspike::test

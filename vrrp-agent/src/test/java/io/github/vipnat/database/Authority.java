package io.github.vipnat.database;

import java.nio.file.Path;

/** A throw-away certificate that signed itself, for servers and for those who have to believe it. */
record Authority(Path certificate, Path key) {

    static Authority of(Path directory, String name, String address) {
        Authority made = new Authority(directory.resolve(name + ".pem"), directory.resolve(name + ".key"));
        MariaDbServer.run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=" + name,
                "-addext",
                "subjectAltName=IP:" + address,
                "-keyout",
                made.key().toString(),
                "-out",
                made.certificate().toString());
        return made;
    }
}

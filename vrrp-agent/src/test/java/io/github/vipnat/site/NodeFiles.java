package io.github.vipnat.site;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** The configuration of a node's services: everything they serve says which node served it. */
final class NodeFiles {

    /** A file that is served slowly, and takes no room: it is but a hole. */
    static final String LONG = "long.bin";

    private final String node;
    private final Path home;

    NodeFiles(String node, Path home) {
        this.node = node;
        this.home = home;
    }

    void write() throws IOException {
        Files.createDirectories(home.resolve("empty"));
        Files.createDirectories(home.resolve("www"));
        Files.createDirectories(home.resolve("named"));
        Files.writeString(home.resolve("www/node.txt"), node + "\n");
        try (RandomAccessFile file =
                new RandomAccessFile(home.resolve("www/" + LONG).toFile(), "rw")) {
            file.setLength(64 << 20);
        }
        Files.writeString(home.resolve("nginx.conf"), nginx());
        Files.writeString(home.resolve("vsftpd.conf"), vsftpd());
        Files.writeString(home.resolve("named.conf"), named());
        Files.writeString(home.resolve("named/zone"), zone());
    }

    private String nginx() {
        return """
                daemon off;
                worker_processes 1;
                pid HOME/nginx.pid;
                error_log stderr notice;
                events { worker_connections 256; }
                http {
                  access_log off;
                  keepalive_timeout 0;
                  client_body_temp_path HOME/t1; proxy_temp_path HOME/t2; fastcgi_temp_path HOME/t3;
                  uwsgi_temp_path HOME/t4; scgi_temp_path HOME/t5;
                  server {
                    listen 80;
                    listen 443 ssl;
                    ssl_certificate HOME/../site.crt;
                    ssl_certificate_key HOME/../site.key;
                    default_type text/plain;
                    location = /long.bin { root HOME/www; limit_rate 200k; }
                    location / { return 200 "NODE\\n"; }
                  }
                }
                """.replace("HOME", home.toString()).replace("NODE", node);
    }

    private String vsftpd() {
        return """
                listen=YES
                background=NO
                anonymous_enable=YES
                no_anon_password=YES
                anon_root=%1$s/www
                secure_chroot_dir=%1$s/empty
                seccomp_sandbox=NO
                anon_max_rate=200000
                xferlog_enable=YES
                xferlog_std_format=NO
                vsftpd_log_file=%1$s/vsftpd.log
                ftpd_banner=%2$s
                """.formatted(home, node);
    }

    private String named() {
        return """
                options {
                  directory "%1$s/named"; pid-file "%1$s/named.pid"; session-keyfile "%1$s/named/session.key";
                  managed-keys-directory "%1$s/named"; listen-on port 53 { any; }; listen-on-v6 { none; };
                  recursion no; dnssec-validation no;
                };
                controls { };
                zone "site.test" { type master; file "zone"; };
                """.formatted(home);
    }

    private String zone() {
        return """
                $TTL 5
                @ SOA ns h 1 2 3 4 5
                @ NS ns
                ns A 10.51.10.67
                node TXT "%s"
                """.formatted(node);
    }
}

package io.github.vipnat.failover;

import io.github.vipnat.keepalived.conf.ConfFiles;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;

/** The files of a node's keepalived folder, as it printed them. */
final class KeepalivedFolder implements ConfFiles {

    private final Map<String, String> files;

    KeepalivedFolder(Map<String, String> files) {
        this.files = files;
    }

    @Override
    public List<String> matching(String directory, String pattern) {
        PathMatcher matcher = FileSystems.getDefault()
                .getPathMatcher("glob:"
                        + Path.of(directory.isEmpty() ? "/etc/keepalived" : directory, "x")
                                .resolveSibling(pattern));
        return files.keySet().stream()
                .filter(path -> matcher.matches(Path.of(path)))
                .sorted()
                .toList();
    }

    @Override
    public Content read(String name) {
        String text = files.get(name);
        return text == null
                ? new Content.Refused("it does not lie in keepalived's folder", "put it there")
                : new Content.Found(text);
    }
}

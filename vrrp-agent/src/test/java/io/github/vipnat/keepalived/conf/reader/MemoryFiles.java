package io.github.vipnat.keepalived.conf.reader;

import io.github.vipnat.keepalived.conf.ConfFiles;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Files in memory; a pattern is a name, or a prefix and a star. */
public final class MemoryFiles implements ConfFiles {

    private final Map<String, String> files;

    public MemoryFiles(Map<String, String> files) {
        this.files = new TreeMap<>(files);
    }

    @Override
    public List<String> matching(String directory, String pattern) {
        String whole = directory.isEmpty() || pattern.startsWith("/") ? pattern : directory + "/" + pattern;
        String regex = "\\Q" + whole.replace("*", "\\E[^/]*\\Q") + "\\E";
        return files.keySet().stream().filter(name -> name.matches(regex)).toList();
    }

    @Override
    public Content read(String name) {
        String text = files.get(name);
        return text == null ? new Content.Refused("there is no such file", "ls -l " + name) : new Content.Found(text);
    }
}

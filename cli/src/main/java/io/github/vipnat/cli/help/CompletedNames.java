package io.github.vipnat.cli.help;

/**
 * How a shell finds names to complete, without starting Java: routers in the site's file, runs in the folder where they are
 * written down. The same words for bash and zsh.
 */
final class CompletedNames {

    /** {@code _vipnat_routers WORD...} takes the words of the command line, among them perhaps the file's name. */
    static final String FUNCTIONS = """
            _vipnat_routers() {
              local file= previous= word
              for word; do
                case $previous:$word in
                  -f:= | --file:=) continue ;;
                  -f:* | --file:*) file=$word ;;
                  *:--file=*) file=${word#*=} ;;
                esac
                previous=$word
              done
              case $file in
                '') [ -e cluster.yaml ] && file=cluster.yaml || file=/etc/vipnat/cluster.yaml ;;
                '~/'*) file=$HOME/${file#??} ;;
              esac
              [ -f "$file" ] && awk '
                /^[^ \t#-]/ { routers = /^routers:/ }
                routers {
                  sub(/(^|[ \t])#.*/, "")
                  while (match($0, /(^|[^A-Za-z0-9_-])name:[^A-Za-z0-9.,}-]*[A-Za-z0-9][A-Za-z0-9._-]*/)) {
                    name = substr($0, RSTART, RLENGTH)
                    rest = substr($0, RSTART + RLENGTH)
                    sub(/.*name:[^A-Za-z0-9]*/, "", name)
                    print name
                    $0 = rest
                  }
                }' "$file" 2>/dev/null
            }
            _vipnat_runs() {
              local state=${STATE_DIRECTORY:-${XDG_STATE_HOME:-$HOME/.local/state}/vipnat}
              [ -d "$state/runs" ] && ls -r "$state/runs" 2>/dev/null
            }
            """;

    /** Hands them to zsh's own completion. */
    static final String FOR_ZSH = """
            _vipnat_add_routers() { compadd -- ${(f)"$(_vipnat_routers $_vipnat_words)"} }
            _vipnat_add_runs() { compadd -V runs -- ${(f)"$(_vipnat_runs)"} }
            """;

    private CompletedNames() {}
}

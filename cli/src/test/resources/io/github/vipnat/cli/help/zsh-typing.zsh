# Types into a real, interactive zsh on a terminal of its own and writes down what stands on its command line.
#   zsh -f zsh-typing.zsh SET-UP TYPED OUT
zmodload zsh/zpty zsh/zselect
zpty -b typist "zsh -f -i"
zpty -w typist "$1; written() { print -r -- \$BUFFER > $3.part && mv $3.part $3 }; zle -N written; bindkey '^I' complete-word '^X' written"
zpty -n -w typist "$2"$'\t\x18'
while [[ ! -s $3 ]] && (( SECONDS < 30 )); do
  zpty -r -t typist screen || zselect -t 2
done
zpty -d typist

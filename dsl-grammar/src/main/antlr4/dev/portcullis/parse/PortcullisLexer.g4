// The words and signs of the language. No input is refused here: what fits nothing becomes UNKNOWN or one of the
// UNCLOSED tokens, and is reported with its place before the parser runs.
lexer grammar PortcullisLexer;

// `!` where it binds more tightly than a comparison; the dialect decides. And what was refused before the parser sees it.
tokens { TIGHT_NOT, REFUSED }

// Declarations.

DEFINE : 'define' ;
RULE : 'rule' ;
FOR : 'for' ;
ON : 'on' ;
WHEN : 'when' ;
UNLESS : 'unless' ;
ALLOW : 'allow' ;
DENY : 'deny' ;
TERMINATE : 'terminate' ;
WITH : 'with' ;
ASSIGN : '=' ;

// Expressions.

AND_WORD : 'and' ;
OR_WORD : 'or' ;
NOT_WORD : 'not' ;
IN : 'in' ;
TRUE : 'true' ;
FALSE : 'false' ;

AND : '&&' ;
OR : '||' ;
NOT : '!' ;
EQUAL : '==' ;
NOT_EQUAL : '!=' ;
LESS : '<' ;
LESS_OR_EQUAL : '<=' ;
GREATER : '>' ;
GREATER_OR_EQUAL : '>=' ;
MINUS : '-' ;
DOT : '.' ;
COMMA : ',' ;
LEFT_PAREN : '(' ;
RIGHT_PAREN : ')' ;
LEFT_BRACKET : '[' ;
RIGHT_BRACKET : ']' ;
CLOSE : '}}' -> mode(TEMPLATE) ;

NAME : Letter (Letter | [\p{Nd}])* ;
TIMESTAMP : Timestamp ;
DURATION : Duration ;
NUMBER : Number ;
TEXT : '"' TextUnit* '"' ;
RAW_TEXT : '`' ~[`]* '`' ;
UNCLOSED_TEXT : '"' TextUnit* '\\'? ;
UNCLOSED_RAW_TEXT : '`' ~[`]* ;
SINGLE_QUOTED : '\'' ~['\r\n]* '\'' ;

BLANK : [ \t\r\n]+ -> channel(HIDDEN) ;
COMMENT : '//' ~[\r\n]* -> channel(HIDDEN) ;
HASH_COMMENT : '#' ~[\r\n]* -> channel(HIDDEN) ;
UNKNOWN : . ;

fragment Letter : [\p{L}_] ;
fragment Any : . ;
fragment Digit : [0-9] ;
fragment TextUnit : ~["\\\r\n] | '\\' ~[\r\n] ;
fragment Number : Digit+ ('.' Digit+)? ;
fragment Duration : ((Digit+ ('.' Digit*)? | '.' Digit+) Unit)+ ;
fragment Unit : 'ns' | 'us' | '\u00b5s' | '\u03bcs' | 'ms' | 's' | 'm' | 'h' ;
fragment Timestamp : Year '-' Two '-' Two 'T' Two ':' Two ':' Two ('.' Digit+)? ('Z' | [+-] Two ':' Two) ;
fragment Year : Two Two ;
fragment Two : Digit Digit ;

// Around the `{{ }}` of a template.
mode TEMPLATE;

OPEN : '{{' -> mode(DEFAULT_MODE) ;
OUTER_TEXT : ~[{}]+ ;
BRACE : [{}] ;

// Literals, globs and regular expressions. Only the first token can begin a regular expression.
mode MATCHER;

REGEX : '^' Any* '$' EOF ;
STAR : '*' -> mode(MATCHER_REST) ;
PART : ~[*]+ -> mode(MATCHER_REST) ;

mode MATCHER_REST;

LATER_STAR : '*' -> type(STAR) ;
LATER_PART : ~[*]+ -> type(PART) ;

// A duration or a timestamp that is all of a text: no blanks, no comments.
mode SCALAR;

SCALAR_TIMESTAMP : Timestamp -> type(TIMESTAMP) ;
SCALAR_DURATION : Duration -> type(DURATION) ;
SCALAR_NUMBER : Number -> type(NUMBER) ;
PLUS : '+' ;
SCALAR_MINUS : '-' -> type(MINUS) ;
SCALAR_UNKNOWN : . -> type(UNKNOWN) ;

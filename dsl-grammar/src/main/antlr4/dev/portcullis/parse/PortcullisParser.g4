// The sentences of the language: one entry point for each kind of text, one expression for all dialects.
// What a dialect leaves out is refused by its tokens, before the parser sees them.
parser grammar PortcullisParser;

options { tokenVocab = PortcullisLexer; }

expression : disjunction EOF ;

template : templateText (OPEN disjunction CLOSE templateText)? EOF ;

templateText : (OUTER_TEXT | BRACE)* ;

matcher : (REGEX | (PART | STAR)*) EOF ;

duration : (PLUS | MINUS)? (DURATION | NUMBER) EOF ;

timestamp : TIMESTAMP EOF ;

disjunction : conjunction ((OR | OR_WORD) conjunction)* ;

conjunction : negation ((AND | AND_WORD) negation)* ;

negation : (NOT | NOT_WORD) negation | comparison ;

comparison : operand (comparator operand)? ;

comparator
  : EQUAL
  | NOT_EQUAL
  | LESS
  | LESS_OR_EQUAL
  | GREATER
  | GREATER_OR_EQUAL
  | IN
  | (NOT | NOT_WORD) IN
  ;

operand : TIGHT_NOT operand | chain ;

chain : primary link* ;

link
  : DOT field
  | LEFT_BRACKET disjunction RIGHT_BRACKET
  | LEFT_PAREN (disjunction (COMMA disjunction)*)? RIGHT_PAREN
  ;

field : NAME | AND_WORD | OR_WORD | NOT_WORD | IN | TRUE | FALSE ;

primary
  : NAME
  | TEXT
  | RAW_TEXT
  | TRUE
  | FALSE
  | MINUS? NUMBER
  | MINUS? DURATION
  | TIMESTAMP
  | LEFT_BRACKET (disjunction (COMMA disjunction)*)? RIGHT_BRACKET
  | LEFT_PAREN disjunction RIGHT_PAREN
  ;

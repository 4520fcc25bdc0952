// The sentences of the language: one entry point for each kind of text, one expression for all dialects.
// What a dialect leaves out is refused by its tokens, before the parser sees them.
parser grammar PortcullisParser;

options { tokenVocab = PortcullisLexer; }

// A file is declarations one after another. Each is read by itself, so that a mistake in one hides no other.
declaration : definition | permission ;

definition : DEFINE NAME ASSIGN disjunction ;

permission : RULE text (FOR words)? (ON words)? (WHEN disjunction)? (UNLESS disjunction)? conclusion ;

words : word (COMMA word)* ;

word : field | text ;

conclusion : ALLOW (WITH setting (COMMA setting)*)? | (DENY | TERMINATE) text? ;

setting : settingName ASSIGN (literal | LEFT_BRACKET (literal (COMMA literal)*)? RIGHT_BRACKET) ;

settingName : field (DOT field)* ;

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

// Keywords are names where nothing else can stand.
field
  : NAME
  | AND_WORD | OR_WORD | NOT_WORD | IN | TRUE | FALSE
  | DEFINE | RULE | FOR | ON | WHEN | UNLESS | ALLOW | DENY | TERMINATE | WITH
  ;

primary
  : NAME
  | literal
  | TIMESTAMP
  | LEFT_BRACKET (disjunction (COMMA disjunction)*)? RIGHT_BRACKET
  | LEFT_PAREN disjunction RIGHT_PAREN
  ;

literal
  : text
  | TRUE
  | FALSE
  | MINUS? NUMBER
  | MINUS? DURATION
  ;

text : TEXT | RAW_TEXT ;
